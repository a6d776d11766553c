/** Real deflate for the guest, and ZIP archives. */
export { deflateSync, gunzipSync, gzipSync, inflateSync, unzipSync, unzlibSync, zipSync, zlibSync } from 'fflate';
