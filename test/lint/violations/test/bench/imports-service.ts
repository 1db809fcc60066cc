// Violates: test-bench-imports-open-and-compared-modules
import { AnsweringService } from '../../server/src/support-cases/answering.service';

it('looks inside', () => expect(new AnsweringService()).toBeDefined());
