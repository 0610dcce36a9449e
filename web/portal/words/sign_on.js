// Rules for passwords, and signing in elsewhere. In English, Portuguese and Chinese.

/** @satisfies {Record<string, readonly [string, string, string]>} */
export const SIGN_ON = /** @type {const} */ ({
  signOn: ["Single sign-on", "Login único", "单点登录"],
  signOnText: ["People sign in where they sign in anyway, by OpenID Connect, and have no password here.", "As pessoas entram pelo provedor que já usam, com OpenID Connect, sem senha aqui.", "通过 OpenID Connect 使用已有的身份登录，无需在此设置密码。"],
  signOnSwitch: ["Let people sign in with your provider", "Permitir entrar com o seu provedor", "允许通过身份提供方登录"],
  signOnSwitchText: ["Whoever signs in for the first time gets an account.", "Quem entra pela primeira vez recebe uma conta.", "首次登录时自动创建账号。"],
  signOnDomain: ["Domain of the company", "Domínio da empresa", "企业域名"],
  signOnDomainText: ["What people type on the sign-in page, such as roofers.example.", "O que se digita na página de entrada, como telhados.example.", "用户在登录页输入的域名，例如 roofers.example。"],
  authorizeUrl: ["Address for signing in", "Endereço de autorização", "鉴权中心地址"],
  authorizeUrlText: ["Best the address of its discovery document: all other addresses follow from it, and who somebody is comes signed.", "De preferência o do documento de descoberta: os outros endereços vêm dele, e a identidade vem assinada.", "建议填写发现文档地址：其他地址随之得出，身份信息带有签名。"],
  tokenUrl: ["Address for tokens", "Endereço de tokens", "获取 Token 地址"],
  userInfoUrl: ["Address for what is known of somebody", "Endereço de dados do usuário", "用户信息查询地址"],
  mayBeEmpty: ["May be left empty.", "Pode ficar vazio.", "可留空。"],
  clientId: ["Client ID", "ID do cliente", "客户端 ID"],
  clientSecret: ["Client secret", "Segredo do cliente", "客户端密钥"],
  secretKept: ["The one that is kept", "O que está guardado", "保留原密钥"],
  scope: ["Scope", "Escopo", "授权范围"],
  accountField: ["Claim that names the account", "Campo que identifica a conta", "账号字段名"],
  accountFieldText: ["It must never change for a person.", "Nunca deve mudar para a mesma pessoa.", "对同一用户必须保持不变。"],
  nameField: ["Claim with the name", "Campo com o nome", "姓名字段名"],
  emailField: ["Claim with the e-mail address", "Campo com o e-mail", "邮箱字段名"],
  phoneField: ["Claim with the phone number", "Campo com o telefone", "手机号字段名"],
  saveSignOn: ["Save single sign-on", "Salvar login único", "保存单点登录"],
  savedSignOn: ["Single sign-on is saved.", "O login único foi salvo.", "单点登录已保存。"],
});
