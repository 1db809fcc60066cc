import { Component } from '@angular/core';

@Component({ selector: 'app-set-password-page', template: '' })
export class SetPasswordPage {}
