import { IsString, Length, ValidateIf } from 'class-validator';
import type { AccountForm } from '../../account-form';

export class PaperAccountDto {
  @IsString() @Length(1, 20, { context: { code: 'too_long', params: { max: 20 } } }) book: string;
  @IsString() shelf: string;
  @ValidateIf(({ password }: PaperAccountDto) => password !== undefined) @IsString() password?: string;
}

export const PAPER_ACCOUNT: AccountForm = {
  dto: PaperAccountDto,
  ids: ['book'],
  secrets: ['password'],
  destination: 'shelf',
  faultsInProduction: () => [],
};
