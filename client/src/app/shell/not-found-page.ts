import { Component } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';

@Component({
  selector: 'app-not-found-page',
  imports: [RouterLink, TranslocoPipe],
  template: `
    <section class="page page-narrow">
      <h1>{{ 'shell.notFound.title' | transloco }}</h1>
      <p>{{ 'shell.notFound.text' | transloco }}</p>
      <p>
        <a class="button" routerLink="/support">{{ 'shell.notFound.home' | transloco }}</a>
      </p>
    </section>
  `,
})
export class NotFoundPage {}
