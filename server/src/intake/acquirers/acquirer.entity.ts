import { Column, Entity, PrimaryColumn } from 'typeorm';

/** アクワイアラ: sends requests through the intake API. */
@Entity('acquirers')
export class Acquirer {
  @PrimaryColumn({ type: 'uuid', generated: 'uuid' }) id: string;
  /** Unique. */
  @Column('text') code: string;
  @Column('text') name: string;
  @Column('boolean') active: boolean;
}
