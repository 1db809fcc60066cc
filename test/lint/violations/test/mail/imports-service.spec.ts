// Violates: test-mail-imports-open-modules-and-mail
import { AnsweringService } from '../../server/src/support-cases/answering.service';

it('looks inside', () => expect(new AnsweringService()).toBeDefined());
