// Violates: Every test runs: none is singled out, skipped or left for later.
it.skip('is left out', () => expect(1).toBe(1));
