// Violates: test-imports-open-modules-only
import { AnsweringService } from '../../server/src/support-cases/answering.service';

it('looks inside', () => expect(new AnsweringService()).toBeDefined());
