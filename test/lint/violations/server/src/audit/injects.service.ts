// Violates: Repositories come from the EntityManager of a transaction of shared/tenancy: an injected one takes on no role.
import { InjectRepository } from '@nestjs/typeorm';

export const injected = InjectRepository;
