import { Pipe, type PipeTransform, inject } from '@angular/core';
import { LanguageChoice } from '../i18n/language-choice';
import { formatCount, formatDate, formatInstant, formatYen } from './formats';

/** `date | day`: a calendar date. Impure like the other pipes here, so that it follows a change of the language. */
@Pipe({ name: 'day', pure: false })
export class DayPipe implements PipeTransform {
  private readonly language = inject(LanguageChoice);

  transform(date: string): string {
    return formatDate(date, this.language.current());
  }
}

/** `instant | instant`: date and time in Japan. */
@Pipe({ name: 'instant', pure: false })
export class InstantPipe implements PipeTransform {
  private readonly language = inject(LanguageChoice);

  transform(instant: string): string {
    return formatInstant(instant, this.language.current());
  }
}

/** `amount | yen`. */
@Pipe({ name: 'yen', pure: false })
export class YenPipe implements PipeTransform {
  private readonly language = inject(LanguageChoice);

  transform(yen: number): string {
    return formatYen(yen, this.language.current());
  }
}

/** `number | count`: with thousands separators. */
@Pipe({ name: 'count' })
export class CountPipe implements PipeTransform {
  transform(count: number): string {
    return formatCount(count);
  }
}
