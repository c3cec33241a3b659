using Gongkai.Casework;
using Gongkai.Matters;
using Gongkai.Web;

namespace Gongkai.Features.Casework;

/// <summary>延期告知送达.</summary>
[Needs(Permission.HandleRequests)]
public sealed class ExtensionNoticePage(CaseDesk desk, CaseFiles files) : StepPage<StepForm>(desk, files, typeof(ExtensionNoticed))
{
    protected override Task<IReadOnlyList<CaseEvent>> ProposeAsync(CaseWriting writing, DisclosureRequest request) =>
        Task.FromResult<IReadOnlyList<CaseEvent>>([new ExtensionNoticed(Command.On) { Letter = request.PendingLetter(LetterType.ExtensionNotice) }]);
}
