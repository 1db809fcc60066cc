import { Component } from '@angular/core';

@Component({ selector: 'app-case-sheet-page', template: '' })
export class CaseSheetPage {}
