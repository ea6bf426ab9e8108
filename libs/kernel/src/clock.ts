/** The only source of "now" in application code; leases use the database's clock instead. */
export class Clock {
  now(): Date {
    return new Date();
  }
}
