import { circle } from './circle';

export const half = (): number => circle() / 2;
