import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { RecipientsService } from './recipients.service';
import { Contact } from './contact.entity';
import { Merchant } from './merchant.entity';
import { Service } from './service.entity';

@Module({
  imports: [TypeOrmModule.forFeature([Contact, Merchant, Service])],
  providers: [RecipientsService],
  exports: [RecipientsService],
})
export class MerchantsModule {}
