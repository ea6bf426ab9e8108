/** Who complained: somebody with an account, somebody whom administrators trust, or the public by a notice. */
export const ReportSource = { Person: 'person', Trusted: 'trusted', Notice: 'notice' } as const;
export type ReportSource = (typeof ReportSource)[keyof typeof ReportSource];

export const MuteAppealOutcome = { Upheld: 'upheld', Lifted: 'lifted' } as const;
export type MuteAppealOutcome = (typeof MuteAppealOutcome)[keyof typeof MuteAppealOutcome];

/** Which reporters are listed: those of the last 90 days, or those about whom something was said. */
export const ReporterFilter = { Recent: 'recent', Trusted: 'trusted', Muted: 'muted', Appealed: 'appealed' } as const;
export type ReporterFilter = (typeof ReporterFilter)[keyof typeof ReporterFilter];
