import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** 決済機関: whoever sends requests and gets the answers back. */
@Entity('acquirers')
export class Acquirer {
  @PrimaryGeneratedColumn('uuid') id: string;
  @Column('text') code: string;
  @Column('text') name: string;
  @Column('boolean') active: boolean;
}
