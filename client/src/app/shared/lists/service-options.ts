import type { ServiceRef } from '@contract';

export interface ServiceOption {
  readonly value: string;
  readonly text: string;
}

/** Options of the service filter: `SID`, for support `MID-SID`. A selected service that is not among them is added. */
export function serviceOptions(
  services: readonly ServiceRef[],
  support: boolean,
  chosen: string | undefined,
): readonly ServiceOption[] {
  const options = services.map(({ merchantId, merchantName, serviceId, serviceName }) =>
    support
      ? { value: `${merchantId}-${serviceId}`, text: `${merchantId}-${serviceId} ${merchantName} ${serviceName}` }
      : { value: serviceId, text: `${serviceId} ${serviceName}` },
  );
  return !chosen || options.some(({ value }) => value === chosen)
    ? options
    : [{ value: chosen, text: chosen }, ...options];
}

/** Whether two lists of options are equal: then nothing has to be rendered again. */
export function sameOptions(a: readonly ServiceOption[], b: readonly ServiceOption[]): boolean {
  return a.length === b.length && a.every((option, i) => option.value === b[i]!.value && option.text === b[i]!.text);
}
