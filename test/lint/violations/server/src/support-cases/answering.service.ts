export class AnsweringService {}
