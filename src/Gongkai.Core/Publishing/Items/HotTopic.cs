namespace Gongkai.Publishing;

/// <summary>热点回应: by when the public is answered; hours from the moment at which the topic was noticed.</summary>
public static class HotTopic
{
    /// <summary>The moment, in Beijing; null where the item has no such term.</summary>
    public static DateTimeOffset? Due(ItemContent content, PublishingSettings settings)
    {
        if (content.Kind != ItemKinds.HotTopic.Code || ItemField.Moment(content["arose"]) is not { } arose) return null;
        var choices = ItemKinds.HotTopic.Field("urgency")!.Choices;
        return arose.AddHours(choices.IndexOf(content["urgency"]) switch
        {
            0 => settings.EmergencyHours,
            1 => settings.BriefingHours,
            _ => settings.TopicHours,
        });
    }
}
