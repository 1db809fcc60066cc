import { provideHttpClient } from '@angular/common/http';
import { provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import type { Deadline } from '@contract';
import { LanguageChoice } from '../i18n/language-choice';
import { provideTexts } from '../i18n/provide-texts';
import { DeadlineText } from './deadline-text';

beforeEach(() =>
  TestBed.configureTestingModule({ providers: [provideTexts(), provideHttpClient(), provideHttpClientTesting()] }),
);
beforeEach(() => TestBed.inject(LanguageChoice).start());

async function shown(deadline: Deadline): Promise<HTMLElement> {
  const fixture = TestBed.createComponent(DeadlineText);
  fixture.componentRef.setInput('deadline', deadline);
  await fixture.whenStable();
  return fixture.nativeElement as HTMLElement;
}

describe('A deadline', () => {
  it('is written in words with its date, in the chosen language', async () => {
    const host = await shown({ on: '2026-12-05', state: 'last', businessDaysLeft: 0 });
    expect(host.textContent?.trim()).toBe('本日が最後の営業日です(期限は休業日 2026/12/05)');
    await TestBed.inject(LanguageChoice).choose('en');
    expect((await shown({ on: '2026-12-05', state: 'soon', businessDaysLeft: 1 })).textContent?.trim()).toBe(
      '1 business day left (Dec 5, 2026)',
    );
  });

  it('has an icon where action is needed', async () => {
    const icons = await Promise.all(
      (['overdue', 'last', 'closed'] as const).map(
        async (state) =>
          (await shown({ on: '2026-12-05', state, businessDaysLeft: 0 })).querySelector('app-icon') !== null,
      ),
    );
    expect(icons).toEqual([true, true, false]);
  });
});
