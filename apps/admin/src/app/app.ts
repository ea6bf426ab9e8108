import { Component } from '@angular/core';

import { Shell } from './shell/shell.js';

@Component({ selector: 'odr-root', imports: [Shell], template: '<odr-shell />' })
export class App {}
