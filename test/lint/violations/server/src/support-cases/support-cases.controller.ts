// Violates: controller-knows-no-entity
export { SupportCase } from './support-case.entity';
