// Violates: entity-knows-no-service
export { AnsweringService } from './answering.service';
