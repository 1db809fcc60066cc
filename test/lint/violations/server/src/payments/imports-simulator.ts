// Violates: simulator-in-specs-only
export { MOVES_NO_MONEY } from '../../simulator/src/simulator';
