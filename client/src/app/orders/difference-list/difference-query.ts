import type { PaymentDifferenceQuery } from '@contract';
import { ListQuery } from '../../shared/lists/list-query';

/** `state` selects one of two lists; it is not counted as a filter. */
class DifferenceListQuery extends ListQuery<PaymentDifferenceQuery> {
  override isFiltered({ service, merchant }: PaymentDifferenceQuery): boolean {
    return !!service || !!merchant;
  }
}

/** The query of the list of differences, always sorted by the newest finding first. */
export const DIFFERENCE_LIST = new DifferenceListQuery(['state', 'service', 'merchant', 'cursor'], {});
