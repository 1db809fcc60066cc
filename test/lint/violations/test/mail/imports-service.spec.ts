// Violates: test-mail-imports-the-doors-and-mail
import { AnsweringService } from '../../server/src/support-cases/answering.service';

it('looks inside', () => expect(new AnsweringService()).toBeDefined());
