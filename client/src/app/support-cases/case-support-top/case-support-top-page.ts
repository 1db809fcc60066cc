import { Component } from '@angular/core';

@Component({ selector: 'app-case-support-top-page', template: '' })
export class CaseSupportTopPage {}
