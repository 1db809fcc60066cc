// Violates: Statuses are data: ask the entry of the category (statusAfter, caseStatus) instead of naming one.
export const isNew = (status: string): boolean => status === 'received';
