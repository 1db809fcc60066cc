// Violates: contract-specs-import-examples-only
import { TOP } from '../../src/boot/top';

it('knows the server', () => expect(TOP).toBe(1));
