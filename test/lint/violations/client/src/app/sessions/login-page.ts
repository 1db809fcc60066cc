export const LOGIN_PAGE = 1;
