/*
 * What qpdf 11.3 wrote into PDF files that it encrypted, with the empty password for readers or with
 * “geheim”: the description of the encryption, and the first part of the file's ID.
 */

/** How a file is encrypted, open to every reader and locked. */
export interface LockedPdf {
  open: { dictionary: string; id: string };
  locked: { dictionary: string; id: string };
}

export const lockedPdfs: Readonly<Record<string, LockedPdf>> = {
  'RC4 with 40 bits (revision 2)': {
    open: {
      id: '077f88f6b660c066a15d8968b36e2cc1',
      dictionary:
        '<</Filter/Standard/Length 40 /O <c92422687facee686e373f10b5c7d04738053152f7e2ee30e11c69ec442576ab> /P -4 /R 2 ' +
        '/U <e426a5ccd91b06fc9abf7a3acd335ef3a0b6e6a798b5396575df23dfd04d46f7> /V 1>>',
    },
    locked: {
      id: 'fc91ecdc976a9ec9c0975967b188d699',
      dictionary:
        '<</Filter/Standard/Length 40 /O <86fe045358b44c9644693f33c07cb54f587dce1e2682fe9ecea6107a1ef630dd> /P -4 /R 2 ' +
        '/U <7944207ecf1bc518ecb6ea673b009b5ce05610ce7bd0783ad903855e68c9fa21> /V 1>>',
    },
  },
  'RC4 with 128 bits (revision 3)': {
    open: {
      id: '2789aa591701c63284111c6bd0fb42d3',
      dictionary:
        '<</Filter/Standard/Length 128 /O <566fa873ee33c797cd3b904fdadf814afa34df9a38f6ed41b984e2c6da2aa6f5> /P -4 /R 3 ' +
        '/U <d06139086eaa7fc6c37de058566789880122456a91bae5134273a6db134c87c4> /V 2>>',
    },
    locked: {
      id: '4001b00de4719d9fe5f03a21845bdd8b',
      dictionary:
        '<</Filter/Standard/Length 128 /O <19b58e48c92b6569e765906caf64e4429a4c20d6e996fdef963e9b5080f9e083> /P -4 /R 3 ' +
        '/U <25598e40d02778a34776e57153fd8c0c0122456a91bae5134273a6db134c87c4> /V 2>>',
    },
  },
  'RC4 by crypt filters (revision 4)': {
    open: {
      id: 'ee273e8e95a91b9ec3a64e588e1307c1',
      dictionary:
        '<</Filter/Standard/Length 128 /O <566fa873ee33c797cd3b904fdadf814afa34df9a38f6ed41b984e2c6da2aa6f5> /P -4 /R 4 ' +
        '/U <241e531e88e792a156505c6c6cfa73770122456a91bae5134273a6db134c87c4> /V 4>>',
    },
    locked: {
      id: 'da020973a75667492c745a3cd30f5a7f',
      dictionary:
        '<</Filter/Standard/Length 128 /O <19b58e48c92b6569e765906caf64e4429a4c20d6e996fdef963e9b5080f9e083> /P -4 /R 4 ' +
        '/U <d803d2fb8c900386cbc35075cf8561d30122456a91bae5134273a6db134c87c4> /V 4>>',
    },
  },
  'AES with 128 bits (revision 4)': {
    open: {
      id: 'fe2fa6854243b01bee32d14ead5aff70',
      dictionary:
        '<</Filter/Standard/Length 128 /O <566fa873ee33c797cd3b904fdadf814afa34df9a38f6ed41b984e2c6da2aa6f5> /P -4 /R 4 ' +
        '/U <6aa420d42744dab283ffd7c8f41b16e00122456a91bae5134273a6db134c87c4> /V 4>>',
    },
    locked: {
      id: '7b1c6fd155e569005f63c2146d48d38c',
      dictionary:
        '<</Filter/Standard/Length 128 /O <19b58e48c92b6569e765906caf64e4429a4c20d6e996fdef963e9b5080f9e083> /P -4 /R 4 ' +
        '/U <c65606e413bc492296b22f611dc3ffe10122456a91bae5134273a6db134c87c4> /V 4>>',
    },
  },
  'AES with open metadata (revision 4)': {
    open: {
      id: 'be6e9c22e23a2dc6f3c1c9ce7cac4411',
      dictionary:
        '<</EncryptMetadata false /Filter/Standard/Length 128 /O <566fa873ee33c797cd3b904fdadf814afa34df9a38f6ed41b984e2c6da2aa6f5> /P -4 /R 4 ' +
        '/U <5d2b40490b461c09a77fcaad4a9f911f0122456a91bae5134273a6db134c87c4> /V 4>>',
    },
    locked: {
      id: 'cf7dd6c2669d95a189bec6106a3391da',
      dictionary:
        '<</EncryptMetadata false /Filter/Standard/Length 128 /O <19b58e48c92b6569e765906caf64e4429a4c20d6e996fdef963e9b5080f9e083> /P -4 /R 4 ' +
        '/U <c038b326144a6568a572386afba78af70122456a91bae5134273a6db134c87c4> /V 4>>',
    },
  },
  'AES with 256 bits (revision 5)': {
    open: {
      id: '',
      dictionary:
        '<</Filter/Standard/Length 256 /P -4 /R 5 ' +
        '/U <f780a9716631bf2746c7525044f5489e53764fb73b9c5252d81a25413d0d782259dd70b3e0c0b69fafde9d7f382419f9> /V 5>>',
    },
    locked: {
      id: '',
      dictionary:
        '<</Filter/Standard/Length 256 /P -4 /R 5 ' +
        '/U <47ba4669ab3f6ef61ddfa44e5bf8da2b03ad75e89bdf817761dbdf222f7cdc5cb841b1edd23550e521f923f8518d7b15> /V 5>>',
    },
  },
  'AES with 256 bits (revision 6)': {
    open: {
      id: '',
      dictionary:
        '<</Filter/Standard/Length 256 /P -4 /R 6 ' +
        '/U <9ee2fec657f686bdd2ff724cf7b35a7fcfd09a45909cd44626161ec21e8fdba3223d270b5008df0af23f0e7baa84a0fb> /V 5>>',
    },
    locked: {
      id: '',
      dictionary:
        '<</Filter/Standard/Length 256 /P -4 /R 6 ' +
        '/U <b630ccfb802727178d3699aa0bdab315e99c91140a19ee3db04d0701326f3dd34f7209393a5ded9dbd5979143372be65> /V 5>>',
    },
  },
};
