/** Words that programs, protocols and people use: what a decoded text is likely made of. Lower case; a word counts by its letters. */

const LIST = `
a about above access account action add address admin after again agent alert all allow already also always an and android any api app append apple application arch argv args array as
assets at auth authorization available await aws back backup base based be because been before begin below best between binary bit bitcoin block blockchain body boolean brave break browser
buffer build but button by byte cache call can cancel case catch central change char chat check child chrome chromium class clean clear click client clipboard close cloud code collect com
command comment commit common complete config connect connection console const constructor contact content continue contract control cookie cookies copy core could cpu create credentials
crypto current custom data database date day debug decode decrypt decipher default define delete deploy desktop detail details dev developer device dir directory disable disk do document
documents does domain done down download drive each eclipse edge edit else email empty encode encoding encrypt end endpoint engine enter entry env environment error es eth ethereum eval event
events exec execute exist exists exit exodus expires export exports express extension extensions extract fail failed false fetch field file filename files finally find finish firefox first flag folder
follow for force form format found free from full function functions get getenv git github global go google group guest had handle handler has hash have he head header headers hello help her
here hide high his history home homedir host hostname hour how html http https icon id if image import in index info init input insert install installed instance int interval into invalid invoke
ip is issue it item items its java javascript join js json just keep key keychain keyring keys kill know language last launch left length less level lib library like limit line link linux list
listen load local localhost location lock log login logs long loop mac machine mail main make manager map match max me memory message metamask method microsoft mime min mkdir mnemonic mode module
modules month more most mount move ms much multipart must my name names native navigator net network new next no node none not note npm null number object of off
office offset ok old on once one only open opera option options or order org origin os other our out output over own package packages page param parameter parent parse part pass passphrase password
passwords path paths payload payment pem people phantom phone pid ping pip pipe plain platform please plugin policy port post power powershell prefix press preferences print private process product
profile profiles program programdata project promise prompt proto protocol prototype proxy public push put py python query question queue quit random range raw read ready receive recent record
recursive redirect referer refresh regex registry release remote remove rename replace reply report request require required res reset resolve resource response rest restart result retry return returns
reverse right roaming rm root router rpc rsa run running runtime same sample save script scripts search second secret secure security see seed select self send sensitive separator serial server service services
session set settings setup sh sha shell shift should show shutdown sign signal signature simple since site size sleep slice small so socket software solana some sort source space spawn spec
split sql sqlite ssh ssl stage start startup stat state status stderr stdin stdout steal step stop storage store stream string style sub submit subprocess success such sudo super support switch sync sys
system tab table tag take tar target task temp template test text than that the their them then there these they thing this thread three throw time timeout timer title tls tmp to toggle token tokens
tool top tor total trace transaction transfer tron true try two txt type types unable under undefined unicode unique unix unknown unlink unzip up update upload uri url use user userdata userinfo username
users utf uuid valid validate value values var variable verify version video view visual vm vault void wait wallet wallets was way we web website what when where which while who why will win window
windows with within without word words work worker workspace would wrap write www xml year yes you your zip axios lodash telegram discord websocket ws wss mongodb postgres redis nslookup
whoami curl wget bash cmd exe dll bat vbs ps plist systemctl crontab launchctl schtasks reg regsvr rundll mshta wscript cscript certutil bitsadmin ifconfig ipconfig uname taskkill hkcu hkey currentversion appdata
localappdata userprofile tempdir tmpdir homepath useragent localstorage sessionstorage indexeddb leveldb fromcharcode charcodeat tostring settimeout setinterval readfilesync writefilesync existssync
readdirsync createreadstream mkdirsync unlinksync execsync spawnsync networkinterfaces aes cbc gcm hmac md iv nonce cipher ciphertext etherscan bscscan infura alchemy npoint jsonkeeper pastebin
`;

export const WORDS: ReadonlySet<string> = new Set(LIST.split(/\s+/).filter((word) => word !== ''));

/** Names that stand alone in coded form: modules, globals, methods that say what code is up to. */
export const NAMES: ReadonlySet<string> = new Set(
  `fs os vm net tls dns http http2 https path url util zlib crypto stream events buffer process child_process worker_threads module querystring readline axios request got ws fetch node-fetch form-data
  socket.io-client sqlite3 better-sqlite3 adm-zip archiver ethers web3 viem tronweb clipboardy screenshot-desktop eval Function constructor require exports global globalThis window document
  exec execSync spawn spawnSync fork get post put data then catch on end pipe hostname platform homedir tmpdir userInfo username release type arch uid shell env argv cwd
  readFileSync writeFileSync existsSync mkdirSync readdirSync statSync unlinkSync createReadStream createWriteStream appendFileSync accessSync copyFileSync readFile writeFile
  toString fromCharCode charCodeAt base64 utf8 utf-8 hex latin1 atob btoa Buffer from concat slice split join reverse replace decode encode stringify parse JSON
  win32 darwin linux headers method body params url status message token userAgent User-Agent Content-Type application/json Authorization Cookie
  setInterval setTimeout networkInterfaces createDecipheriv createCipheriv createHash createHmac update final digest randomBytes`.split(
    /\s+/,
  ),
);
