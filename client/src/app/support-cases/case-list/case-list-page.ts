import { Component } from '@angular/core';

@Component({ selector: 'app-case-list-page', template: '' })
export class CaseListPage {}
