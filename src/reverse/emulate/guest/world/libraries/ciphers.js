/** Real ciphers for the guest. */
export { cbc, ctr, ecb, gcm } from '@noble/ciphers/aes.js';
export { chacha20, chacha20poly1305 } from '@noble/ciphers/chacha.js';
