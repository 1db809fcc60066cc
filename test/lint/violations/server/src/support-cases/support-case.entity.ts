export class SupportCase {}
