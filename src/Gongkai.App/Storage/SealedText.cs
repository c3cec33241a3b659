namespace Gongkai.Storage;

/// <summary>A text that only the key of that name opens.</summary>
/// <param name="Key">The key's id.</param>
/// <param name="Text">Nonce, ciphertext and tag of AES-256-GCM, in Base64.</param>
public sealed record SealedText(string Key, string Text)
{
    /// <summary>The id alone: the rest is of no use to a log.</summary>
    public override string ToString() => $"[{Key}]";
}

/// <summary>A key that something was sealed with is not in the ring.</summary>
public sealed class MissingKeyException(string key) : Exception($"数据加密密钥 {key} 不在密钥文件夹中；请先放回备份的密钥。")
{
    /// <summary>The id of the key.</summary>
    public string Key { get; } = key;
}
