using Gongkai.Diagnostics;

namespace Gongkai.Documents;

/// <summary>
/// Reading stops here: the file cannot or must not be read on, for the reason the finding (family RD) says. Caught once, by <see cref="ReportReader"/>.
/// </summary>
public sealed class FileRefusedException(Finding finding) : Exception(finding.Code)
{
    /// <summary>Why.</summary>
    public Finding Finding { get; } = finding;
}
