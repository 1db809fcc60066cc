export const TRIED = true;
