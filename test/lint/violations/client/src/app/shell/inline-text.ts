// Violates: A text of a template comes from the translation files.
import { Component } from '@angular/core';

@Component({ selector: 'app-inline-text', template: `<p>照会</p>` })
export class InlineText {}
