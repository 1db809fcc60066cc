import type { PaymentDifferenceQuery } from '@contract';
import { ListQuery } from '../../shared/lists/list-query';

/** The query of the differences; the latest found comes first, always. */
export const DIFFERENCE_LIST = new ListQuery<PaymentDifferenceQuery>(['state', 'service', 'merchant', 'cursor'], {});
