/** Words that passwords of twelve characters and more are most often made of; one that holds little else is refused. */
export const COMMON_PASSWORDS: readonly string[] = [
  'password', 'passw0rd', 'p@ssword', 'p@ssw0rd', 'qwertyuiop', 'qwerty', 'asdfghjkl', 'zxcvbnm', '1q2w3e4r5t6y', '1qaz2wsx3edc', '1qaz2wsx',
  '123456789012', '1234567890', '0123456789', '12345678', '123456', '987654321', '654321', 'abcdefghijkl', 'abcdefgh', 'abcdef', 'abc123',
  'iloveyou', 'letmein', 'welcome', 'administrator', 'admin', 'sakura', 'tokyo', 'nippon', 'doraemon', 'pikachu', 'football', 'baseball',
  'sunshine', 'princess', 'dragon', 'monkey', 'master', 'superman', 'trustno1', 'changeme', 'secret', 'shokaidesk', 'shokai-desk',
];
