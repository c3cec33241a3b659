using Gongkai.Severing;

namespace Gongkai.Documents.Redaction;

/// <summary>A document without the parts that are not given out.</summary>
/// <param name="Content">The new file.</param>
/// <param name="Extension">Its extension, with the dot.</param>
/// <param name="Proof">What was taken out, and who has looked whether it is gone.</param>
public sealed record RedactedFile(byte[] Content, string Extension, SeveranceProof Proof);
