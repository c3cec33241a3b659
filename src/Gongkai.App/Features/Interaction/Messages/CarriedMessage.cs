using System.Collections.Immutable;
using System.Globalization;
using Gongkai.Casework;
using Gongkai.Features.Casework;
using Gongkai.Features.Publishing;
using Gongkai.Interaction;
using Gongkai.Matters;

namespace Gongkai.Features.Interaction;

/// <summary>
/// A message that asks for government information, as fields of an application: what was written is not typed again. The request is one of its own, whose
/// terms begin when it comes (第三十一条); the message stays closed as it was.
/// </summary>
internal static class CarriedMessage
{
    /// <summary>The words, and what its writer said of himself, for whoever applies.</summary>
    public static ImmutableArray<(string Name, string Value)> ToApplicant(PublicMessage message, MatterTexts texts) =>
        [("step", "category"), .. Fields(message, texts)];

    /// <summary>The same for the clerk who registers it, with the day and the way on which it came.</summary>
    public static ImmutableArray<(string Name, string Value)> ToClerk(AgencyId agency, PublicMessage message, MatterTexts texts) =>
    [
        ("step", RegisterRequestPage.Filled), ("At", agency.ToString()), .. Fields(message, texts), ("Receipt.Channel", nameof(Channel.Online)),
        ("Receipt.On", message.Received!.On.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
    ];

    // Whether a person or an organisation applies is not known yet: the form keeps what the other of them needs.
    private static IEnumerable<(string Name, string Value)> Fields(PublicMessage message, MatterTexts texts)
    {
        var received = message.Received!;
        if (!texts.Has(received.Words)) yield break;
        var (subject, words) = (texts.Of(received.Subject), texts[received.Words]);
        yield return ("Command.Description", subject.Length == 0 || words.StartsWith(subject, StringComparison.Ordinal) ? words : $"{subject}\n{words}");
        if (received.Sender is not { } row || !texts.Has(row) || OpinionSender.Read(texts[row]) is not { } sender) yield break;
        yield return ("Command.Person.Name", sender.Name);
        yield return ("Command.Organisation", sender.Name);
        yield return ("Command.Telephone", sender.Telephone);
        yield return ("Command.Email", sender.Email);
    }
}
