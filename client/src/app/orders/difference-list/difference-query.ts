import type { PaymentDifferenceQuery } from '@contract';
import { ListQuery } from '../../shared/lists/list-query';

/** `state` chooses one of two lists rather than narrowing one. */
class DifferenceListQuery extends ListQuery<PaymentDifferenceQuery> {
  override isFiltered({ service, merchant }: PaymentDifferenceQuery): boolean {
    return !!service || !!merchant;
  }
}

/** The query of the differences; the latest found comes first, always. */
export const DIFFERENCE_LIST = new DifferenceListQuery(['state', 'service', 'merchant', 'cursor'], {});
