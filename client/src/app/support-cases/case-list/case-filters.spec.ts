import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import type { CaseQuery, ServiceRef } from '@contract';
import { provideTexts } from '../../shared/i18n/provide-texts';
import { SessionStore } from '../../shared/session/session-store';
import { sessionView } from '../../shared/testing/session-views';
import { CaseFilters } from './case-filters';

const SERVICES: ServiceRef[] = [
  { merchantId: '12345', merchantName: 'ひなた商店', serviceId: '002', serviceName: '定期便' },
];
let fixture: ComponentFixture<CaseFilters>;

async function show(inputs: { query?: CaseQuery; services?: readonly ServiceRef[] }): Promise<void> {
  for (const [name, value] of Object.entries(inputs)) fixture.componentRef.setInput(name, value);
  await fixture.whenStable();
}

function control(name: string): HTMLInputElement {
  return fixture.nativeElement.querySelector(`#filter-${name}`);
}

beforeEach(async () => {
  TestBed.configureTestingModule({ providers: [provideTexts(), provideHttpClient(), provideHttpClientTesting()] });
  const started = TestBed.inject(SessionStore).start();
  TestBed.inject(HttpTestingController).expectOne('/api/session').flush(sessionView('sato'));
  await started;
  fixture = TestBed.createComponent(CaseFilters);
  fixture.componentRef.setInput('mistakes', {});
  await show({ query: { service: '002' }, services: [] });
});

describe('the filters of the list', () => {
  it('keep text that is typed before the list has loaded, and select the service once its options are there', async () => {
    control('q').value = 'typed early';
    await show({ services: SERVICES });
    expect(control('q').value).toBe('typed early');
    expect(control('service').value).toBe('002');
  });

  it('show the applied values when the query changes', async () => {
    control('q').value = 'never applied';
    await show({ query: { q: 'M0012218' } });
    expect(control('q').value).toBe('M0012218');
  });
});
