export const MOVES_NO_MONEY = true;
