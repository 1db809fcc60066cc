import { Component } from '@angular/core';

@Component({ selector: 'app-answer-page', template: '' })
export class AnswerPage {}
