import type { ServiceRef } from '@contract';

export interface ServiceOption {
  readonly value: string;
  readonly text: string;
}

/** Choices of the service filter: `SID`, for support `MID-SID`. A chosen service that is not among them stays a choice. */
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

/** Whether two lists of choices look the same: then there is nothing to show anew. */
export function sameOptions(a: readonly ServiceOption[], b: readonly ServiceOption[]): boolean {
  return a.length === b.length && a.every((option, i) => option.value === b[i]!.value && option.text === b[i]!.text);
}
