// Violates: no-console
export const say = (): void => console.log('said');
