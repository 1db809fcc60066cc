/**
 * The script that a shop's page loads: `com_sbps_system.generateToken(card, callback)`. The browser sends the card only
 * to the origin of the script.
 */
export const TOKENISER_SCRIPT = `'use strict';
var com_sbps_system = (function () {
  var tokens = new URL('/token', document.currentScript.src).href;
  return {
    generateToken: function (card, callback) {
      var entry = {};
      ['merchantId', 'serviceId', 'ccNumber', 'ccExpiration', 'securityCode'].forEach(function (name) { entry[name] = String(card[name] || ''); });
      fetch(tokens, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(entry), credentials: 'omit', cache: 'no-store', referrerPolicy: 'no-referrer' })
        .then(function (response) { return response.json(); })
        .catch(function () { return { result: 'NG', errorCode: '900' }; })
        .then(callback);
    }
  };
})();
`;
