export * from './address';
export * from './date';
export * from './fold';
export * from './identifier';
export * from './number';
export * from './phone';
export * from './reading';
export * from './search-key';
