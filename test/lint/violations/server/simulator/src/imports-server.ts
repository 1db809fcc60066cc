// Violates: simulator-imports-nothing
export * from '../../src/config';
